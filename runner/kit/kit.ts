/** All that a lab’s check imports. */
export { defineCheck, once } from './check.ts';
export type { Check, CheckContext } from './check.ts';
export { defineView } from './view.ts';
export type { View, ViewCell } from './view.ts';
export { CannotTell, fail, finding, pass } from './finding.ts';
export type { FailWords, Finding, Outcome, PassWords } from './finding.ts';
export { drawParameters, fillIn, isDrawn } from './draw.ts';
export { clock, count, list, short } from './words.ts';
export type { Answer, Http, Question, Tls } from './probes/http.ts';
export type {
  ContainerFile,
  ContainerState,
  Docker,
  Health,
  ImageState,
  InsideOptions,
  LogOptions,
  Mount,
} from './probes/docker.ts';
export type { CommandOptions, CommandResult, Exec } from './probes/exec.ts';
export type { Files, FileText } from './probes/file.ts';
export type { AccessRule, Kafka, TopicMessage, TopicOptions } from './probes/kafka.ts';
export type { NodeState, SecretMount, ServiceState, Swarm, TaskState } from './probes/swarm.ts';
