import type { Acl } from '@platformatic/kafka';
import { AclOperations, AclPermissionTypes, ResourcePatternTypes, ResourceTypes } from '@platformatic/kafka';
import { MONITOR } from '../bus/topics.ts';
import type { Access } from './schema.ts';
import { topicsOf } from './schema.ts';

const { TOPIC, GROUP, TRANSACTIONAL_ID } = ResourceTypes;
const { LITERAL, PREFIXED } = ResourcePatternTypes;
const { READ, WRITE, DESCRIBE } = AclOperations;

type What = Pick<Acl, 'resourceType' | 'resourceName' | 'resourcePatternType' | 'operation'>;

/** The broker's rules (ACLs) that say what access.yaml says. What has no rule, the broker refuses. */
export function toRules(access: Access): Acl[] {
  return Object.entries(access).flatMap(([service, { reads, writes }]) =>
    [
      ...topicsOf(reads).map((topic) => exactly(TOPIC, topic, READ)),
      ...topicsOf(writes).map((topic) => exactly(TOPIC, topic, WRITE)),
      ...ownNames(service),
      // who decides over messages must find out whose they are
      ...(topicsOf(reads).includes(MONITOR) ? [exactly(TRANSACTIONAL_ID, '*', DESCRIBE)] : []),
    ].map((what) => ({
      ...what,
      principal: `User:${service}`,
      host: '*',
      permissionType: AclPermissionTypes.ALLOW,
    })),
  );
}

/** Where a service has read to, and whose its transactions are: each has its own, `downloader` and `downloader.…`. */
function ownNames(service: string): What[] {
  return [
    exactly(GROUP, service, READ),
    exactly(TRANSACTIONAL_ID, service, WRITE),
    {
      resourceType: TRANSACTIONAL_ID,
      resourceName: `${service}.`,
      resourcePatternType: PREFIXED,
      operation: WRITE,
    },
  ];
}

function exactly(resourceType: Acl['resourceType'], resourceName: string, operation: Acl['operation']): What {
  return { resourceType, resourceName, resourcePatternType: LITERAL, operation };
}
