import type { Acl } from '@platformatic/kafka';
import {
  AclOperations,
  AclPermissionTypes,
  Admin,
  Connection,
  ResourcePatternTypes,
  ResourceTypes,
} from '@platformatic/kafka';
import { createTopics } from '../monitor/create-topics.ts';
import { difference } from './difference.ts';
import type { Access } from './schema.ts';
import { toRules } from './to-rules.ts';
import { setUsers } from './users.ts';

const EVERY_RULE = {
  resourceType: ResourceTypes.ANY,
  resourceName: null,
  resourcePatternType: ResourcePatternTypes.ANY,
  principal: null,
  host: null,
  operation: AclOperations.ANY,
  permissionType: AclPermissionTypes.ANY,
};

/** Gives the broker topics, users and rules. What is new comes before what is old goes: nobody is shut out meanwhile. */
export async function apply(access: Access, passwords: ReadonlyMap<string, string>, host: string, port: number) {
  const client = { clientId: 'access', bootstrapBrokers: [`${host}:${port}`], retries: 2, retryDelay: 200 };
  const connection = new Connection('access');
  const admin = new Admin(client);
  try {
    await connection.connect(host, port);
    await createTopics(client);
    await setUsers(connection, passwords);
    const { add, remove } = difference(await rulesOf(admin), toRules(access));
    if (add.length > 0) await admin.createAcls({ creations: add });
    if (remove.length > 0) await admin.deleteAcls({ filters: remove });
    return { added: add.length, removed: remove.length };
  } finally {
    await admin.close();
    await connection.close();
  }
}

async function rulesOf(admin: Admin): Promise<Acl[]> {
  const resources = await admin.describeAcls({ filter: EVERY_RULE });
  return resources.flatMap(({ acls, ...resource }) => acls.map((acl) => ({ ...resource, ...acl })));
}
