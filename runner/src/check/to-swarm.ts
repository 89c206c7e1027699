import type { NodeState, SecretMount, ServiceState, TaskState } from '@stackyard/kit';

/** What Docker's API says of a service, a task and a node, as far as it is read here (dockerode has no types for it). */
interface RawContainer {
  Image: string;
  Env?: string[];
  Secrets?: { SecretName: string; File?: { Name: string } }[];
}
interface RawResources {
  NanoCPUs?: number;
  MemoryBytes?: number;
}
export interface RawService {
  ID: string;
  CreatedAt: string;
  Spec: {
    Name: string;
    TaskTemplate: { ContainerSpec: RawContainer; Resources?: { Limits?: RawResources; Reservations?: RawResources } };
    Mode: { Replicated?: { Replicas: number } };
    UpdateConfig?: { Order: string };
  };
  UpdateStatus?: { State?: string };
}
export interface RawTask {
  ID: string;
  CreatedAt: string;
  Slot?: number;
  DesiredState: string;
  Status: { State: string; Err?: string; Timestamp: string; ContainerStatus?: { ContainerID?: string } };
  Spec: { ContainerSpec: RawContainer };
}
export interface RawNode {
  ID: string;
  Description: { Hostname: string };
  Spec: { Role: 'manager' | 'worker' };
  Status: { State: string };
}

export function toService({ ID, CreatedAt, Spec, UpdateStatus }: RawService): ServiceState {
  const { ContainerSpec: container, Resources: resources } = Spec.TaskTemplate;
  return {
    id: ID,
    name: Spec.Name,
    image: container.Image,
    replicas: Spec.Mode.Replicated?.Replicas ?? null,
    env: container.Env ?? [],
    secrets: toMounts(container),
    limits: toAmounts(resources?.Limits),
    reservations: toAmounts(resources?.Reservations),
    startsFirst: Spec.UpdateConfig?.Order === 'start-first',
    update: UpdateStatus?.State ?? null,
    createdAt: new Date(CreatedAt),
  };
}

export function toTask({ ID, Slot, DesiredState, Status, Spec }: RawTask): TaskState {
  const containerId = Status.ContainerStatus?.ContainerID ?? '';
  return {
    id: ID,
    slot: Slot ?? null,
    state: Status.State,
    wanted: DesiredState,
    error: Status.Err ?? null,
    containerId: containerId === '' ? null : containerId,
    at: new Date(Status.Timestamp),
    secrets: toMounts(Spec.ContainerSpec),
  };
}

export function toNode({ ID, Description, Spec, Status }: RawNode): NodeState {
  return { id: ID, hostname: Description.Hostname, role: Spec.Role, state: Status.State };
}

function toMounts({ Secrets = [] }: RawContainer): SecretMount[] {
  return Secrets.map(({ SecretName, File }) => ({ name: SecretName, file: File?.Name ?? SecretName }));
}

function toAmounts(raw: RawResources | undefined): { cpus: number; memory: number } {
  return { cpus: (raw?.NanoCPUs ?? 0) / 1e9, memory: raw?.MemoryBytes ?? 0 };
}
