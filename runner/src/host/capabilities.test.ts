import { describe, expect, it } from 'vitest';
import { boundingSet, knownTo } from './capabilities.ts';

describe('the capabilities a host offers', () => {
  it('are the bits of CapBnd by name', () => {
    expect(boundingSet('CapEff:\t0000000000000000\nCapBnd:\t0000000000000005\n')).toEqual(['CHOWN', 'DAC_READ_SEARCH']);
  });

  it('lack SYS_RESOURCE where bit 24 is not set', () => {
    const offered = boundingSet('CapBnd:\t000001fffeffffff');
    expect(offered).not.toContain('SYS_RESOURCE');
    expect(offered).toHaveLength(40);
    expect(offered.at(-1)).toBe('CHECKPOINT_RESTORE');
  });

  it('are none where the status does not say', () => {
    expect(boundingSet('Name:\tnode')).toEqual([]);
  });
});

describe('the capabilities a Docker knows', () => {
  it('end before PERFMON in 20.10, which refuses the newer names', () => {
    expect(knownTo('20.10.24+dfsg1', ['AUDIT_READ', 'PERFMON', 'BPF'])).toEqual(['AUDIT_READ']);
  });

  it('are all from 23 on', () => {
    expect(knownTo('26.1.5', ['AUDIT_READ', 'BPF'])).toEqual(['AUDIT_READ', 'BPF']);
  });
});
