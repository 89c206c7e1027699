import type { Problem } from '@stackyard/protocol/problem';

/** Every problem that the host's side can show; `{name}` in a text is replaced by the parameter of that name. */
const PROBLEMS = {
  'bad-environment': {
    title: 'The environment holds a setting that cannot be used.',
    message: '{faults}.',
    hint: 'Correct or unset it, then run the command again.',
  },
  'no-docker': {
    title: 'There is no Docker on this machine.',
    message: 'Nothing answers at {tried}.',
    hint: '{hint}',
  },
  'docker-refused': {
    title: 'You may not use this machine’s Docker.',
    message: 'The socket {socket} is there, but user {user} may not open it.',
    hint: 'Run `sudo usermod -aG docker {user}`, log out and in again, then run the command again. Or run it as root.',
  },
  'docker-elsewhere': {
    title: 'Docker is on another machine.',
    message:
      'DOCKER_HOST or the docker client’s context says {address}; a page published there could not be opened here.',
    hint: 'Run Stackyard on that machine, or unset DOCKER_HOST (or `docker context use default`) to use this one’s.',
  },
  'docker-down': {
    title: 'Docker is installed but does not run.',
    message: '{message}',
    hint: '{hint}',
  },
  'docker-no-answer': {
    title: 'Docker does not answer.',
    message: 'The daemon at {socket} was asked for its version and did not answer within {seconds} s: {reason}.',
    hint: 'Restart Docker, then run the command again. `npm run doctor` says more.',
  },
  'docker-died': {
    title: 'The host’s Docker stopped answering in the middle of this.',
    message: 'The connection to its daemon broke: {reason}.',
    hint: 'Start Docker again (for instance `sudo service docker start`), then `npm start`: what is already built is kept.',
  },
  'docker-too-old': {
    title: 'This Docker is too old.',
    message: 'Docker {version} answers; Stackyard needs 20.10 or newer.',
    hint: 'Install a newer Docker, then run the command again.',
  },
  'docker-rootless': {
    title: 'Docker runs in rootless mode here.',
    message:
      'Stackyard’s engine needs loop devices, user namespaces and control groups of its own, which rootless Docker cannot give.',
    hint: 'Install Docker as a system service, or point DOCKER_HOST at one, then run the command again.',
  },
  'docker-is-podman': {
    title: 'What answers is Podman, not Docker.',
    message: 'Stackyard’s engine relies on Docker’s own capabilities, builder and networks; Podman’s differ.',
    hint: 'Install Docker, or point DOCKER_HOST at one, then run the command again.',
  },
  'docker-install-failed': {
    title: 'Docker could not be installed.',
    message: '`{command}` ended with exit code {code}: {said}',
    hint: 'Run it yourself to see what it says, then run `npm start` again.',
  },
  'no-base-image': {
    title: 'There is no way to get the base image debian:trixie-slim.',
    message: 'No image registry answered within {seconds} s ({registry}), and making it here failed: {reason}.',
    hint: 'Connect this machine to an image registry, or run it on Debian or Ubuntu as root, where debootstrap makes the image from Debian’s packages.',
  },
  'image-failed': {
    title: 'The image {image} could not be built.',
    message: '{reason}',
    hint: 'The whole output is in {log}. Most often a package mirror was out of reach: run `npm start` again, it goes on where it stopped.',
  },
  'site-failed': {
    title: 'The pages could not be built.',
    message: '{reason}',
    hint: 'The whole output is in {log}.',
  },
  'npm-pack-failed': {
    title: 'A package could not be fetched from npm.',
    message: '`npm pack {spec}` ended with exit code {code}: {said}',
    hint: 'Check that this machine reaches its npm registry, then run `npm start` again.',
  },
  'port-taken': {
    title: 'Port {port} is taken.',
    message: 'Something else already listens on 127.0.0.1:{port}.',
    hint: 'Stop it, or choose another port: `STACKYARD_PORT={other} npm start`.',
  },
  'disk-nearly-full': {
    title: 'The disk is nearly full.',
    message: 'Docker’s folder {folder} has {free} free; a first start needs about {needed}.',
    hint: 'Make room, for instance with `docker system prune`, then run `npm start` again.',
  },
  'engine-cannot-start': {
    title: 'The engine cannot start.',
    message: 'Its container ended with exit code {code}. The last it said: {said}',
    hint: 'Run `npm run doctor` to see what this host lacks. The whole log: `docker logs {container}`.',
  },
  'container-refused': {
    title: 'Docker would not start the {part}.',
    message: 'It said: {said}',
    hint: 'Run `npm run doctor` to see what this host lacks.',
  },
  'engine-no-answer': {
    title: 'The engine’s Docker does not answer.',
    message: 'Its container runs, but its daemon did not answer within {seconds} s. The last it said: {said}',
    hint: 'Run `npm run down`, then `npm start` again. The whole log: `docker logs {container}`.',
  },
  'runner-cannot-start': {
    title: 'The runner cannot start.',
    message: 'Its container ended with exit code {code}. The last it said: {said}',
    hint: 'The whole log: `docker logs {container}`.',
  },
  'runner-no-answer': {
    title: 'The runner does not answer.',
    message: 'Nothing answered at {address} within {seconds} s. The last it said: {said}',
    hint: 'Run `npm start` again. The whole log: `docker logs {container}`.',
  },
  'load-failed': {
    title: 'The engine could not take an image.',
    message: '`docker load` in the engine ended with exit code {code}: {said}',
    hint: 'Most often its disk is full: see `docker system df`. Then run `npm start` again.',
  },
  'not-running': {
    title: 'Stackyard is not running.',
    message: 'There is no running container {container}.',
    hint: 'Run `npm start` first.',
  },
  'bad-arguments': {
    title: 'That is not a command Stackyard knows.',
    message: '{message}',
    hint: 'Run `npx stackyard --help` to see the commands.',
  },
  'no-such-lab': {
    title: 'There is no such lab.',
    message: 'No folder in labs/ is called {name}; there is: {known}.',
    hint: 'Give its number or its whole name, such as 01 or 01-secure-update.',
  },
  'no-such-step': {
    title: 'The lab has no such step.',
    message: '{lab} has no step {name}; it has: {known}.',
    hint: 'Give its number or its whole name behind the lab’s, such as 01/02.',
  },
  'bad-lab-name': {
    title: 'That cannot be the name of a lab.',
    message: '“{name}”: {why}.',
    hint: 'Choose a name such as hello or two-queues: `npx stackyard lab new two-queues`.',
  },
  'no-session': {
    title: 'No machine runs for this lab.',
    message: 'A check is asked in the machine of an open session, and {lab} has none that is ready.',
    hint: 'Open {address} and start the lab, then ask again.',
  },
  'check-refused': {
    title: 'The runner did not ask the check.',
    message: '{said}',
    hint: 'Look at the runner’s log: `docker logs {container}`.',
  },
  'bad-submission': {
    title: 'The submission cannot be taken.',
    message: '{message}',
    hint: 'Hand in the lab’s own files; docs/ci.md says which, and how much they may be.',
  },
  'folder-refused': {
    title: 'A file of this folder may not be written.',
    message: 'The system refused access to {path}.',
    hint: 'Clone the repository into a folder of your own, or run the command as the user whom it belongs to.',
  },
  'folder-full': {
    title: 'The disk is full.',
    message: 'There was no room left for {path}.',
    hint: 'Make room, for instance with `docker system prune`, then run the command again.',
  },
  'already-starting': {
    title: 'Another start is under way.',
    message: 'Process {pid} has been starting “{name}” for {seconds} s.',
    hint: 'Wait for it, or stop it with Ctrl-C in its terminal.',
  },
} as const satisfies Record<string, Omit<Problem, 'name' | 'id'>>;

export type HostProblemName = keyof typeof PROBLEMS;

/** An error that a person can act on: its problem is shown, its stack is not. */
export class HostProblem extends Error {
  readonly problem: Problem;
  /** with which the command ends; a command that documents others sets it */
  exitCode = 1;

  constructor(problem: Problem, cause?: unknown) {
    super(`${problem.title} ${problem.message}`, { cause });
    this.name = 'HostProblem';
    this.problem = problem;
  }
}

export function hostProblem(
  name: HostProblemName,
  params: Record<string, string | number>,
  cause?: unknown,
): HostProblem {
  const { title, message, hint } = PROBLEMS[name];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, key: string) => String(params[key] ?? whole));
  return new HostProblem({ name, title: fill(title), message: fill(message), hint: fill(hint) }, cause);
}
