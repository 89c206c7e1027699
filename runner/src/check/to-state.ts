import type Docker from 'dockerode';
import type { ContainerState, Health, Mount } from '@stackyard/kit';

type Inspected = Docker.ContainerInspectInfo;

const KINDS = ['bind', 'volume', 'tmpfs'] as const;

/** What Docker says of a container, as far as checks ask. */
export function toState(info: Inspected): ContainerState {
  const { State: state, Config: config } = info;
  const labels = config.Labels;
  return {
    id: info.Id,
    name: info.Name.replace(/^\//, ''),
    image: config.Image,
    project: labels['com.docker.compose.project'] ?? null,
    service: labels['com.docker.compose.service'] ?? null,
    state: state.Status as ContainerState['state'],
    health: (state.Health?.Status ?? 'none') as Health,
    exitCode: state.Status === 'exited' ? state.ExitCode : null,
    createdAt: new Date(info.Created),
    // Docker's word for never is the year 1
    startedAt: state.StartedAt.startsWith('0001') ? null : new Date(state.StartedAt),
    env: config.Env,
    binds: info.Mounts.filter(({ Type }) => Type === 'bind').map(({ Source, Destination }) => ({
      source: Source,
      target: Destination,
    })),
    networks: Object.fromEntries(
      Object.entries(info.NetworkSettings.Networks).map(([name, network]) => [name, network.IPAddress]),
    ),
    imageId: info.Image,
    user: config.User,
    readOnly: info.HostConfig.ReadonlyRootfs ?? false,
    mounts: [...info.Mounts.map(toMount), ...memoryOf(info)],
    ports: portsOf(info),
    command: [info.Path, ...info.Args],
    healthCommand: config.Healthcheck?.Test ?? [],
    labels,
  };
}

function toMount(mount: Inspected['Mounts'][number]): Mount {
  const kind = KINDS.find((one) => one === mount.Type) ?? 'other';
  return {
    kind,
    source: kind === 'volume' ? (mount.Name ?? '') : mount.Source,
    target: mount.Destination,
    writable: mount.RW,
  };
}

/** `--tmpfs` and Compose’s `tmpfs:` are no mounts to Docker. */
function memoryOf({ HostConfig: { Tmpfs } }: Inspected): Mount[] {
  return Object.keys((Tmpfs as object | undefined) ?? {}).map((target) => ({
    kind: 'tmpfs',
    source: '',
    target,
    writable: true,
  }));
}

/** Ports as they were asked for: a container that is stopped has none open, and is asked about all the same. */
function portsOf({ HostConfig: { PortBindings } }: Inspected): ContainerState['ports'] {
  const bindings = PortBindings as Record<string, { HostIp: string; HostPort: string }[] | null> | null;
  return Object.entries(bindings ?? {}).flatMap(([inside, outside]) =>
    (outside ?? []).map(({ HostIp, HostPort }) => ({
      address: HostIp || '0.0.0.0',
      port: Number(HostPort),
      inside: Number.parseInt(inside, 10),
    })),
  );
}
