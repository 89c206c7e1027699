import { describe, expect, it } from 'vitest';
import { defaultDevice } from './mtu.ts';

const HEAD = 'Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT';

describe('the device of the default route', () => {
  it('is that of the line whose destination and mask are zero', () => {
    const routes = [
      HEAD,
      'docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0',
      'eth7\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0',
      '',
    ].join('\n');
    expect(defaultDevice(routes)).toBe('eth7');
  });

  it('does not count where the route is down', () => {
    expect(
      defaultDevice([HEAD, 'eth0\t00000000\t010200C0\t0002\t0\t0\t0\t00000000\t0\t0\t0'].join('\n')),
    ).toBeUndefined();
  });

  it('is none where there is no default route', () => {
    expect(defaultDevice(`${HEAD}\n`)).toBeUndefined();
  });
});
