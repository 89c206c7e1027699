import {
  AclOperations,
  AclPermissionTypes,
  ResourcePatternTypes,
  ResourceTypes,
  type Admin,
} from '@platformatic/kafka';

/** Every rule of a broker’s access list as a line of JSON, as the kit’s `AccessRule` is. */
export async function readRules(admin: Admin): Promise<string[]> {
  const any = { resourceName: null, principal: null, host: null };
  const found = await admin.describeAcls({
    filter: {
      ...any,
      resourceType: ResourceTypes.ANY,
      resourcePatternType: ResourcePatternTypes.ANY,
      operation: AclOperations.ANY,
      permissionType: AclPermissionTypes.ANY,
    },
  });
  return found.flatMap(({ resourceType, resourceName, resourcePatternType, acls }) =>
    acls.map(({ principal, operation, permissionType }) =>
      JSON.stringify({
        principal,
        operation: nameIn(AclOperations, operation),
        allows: permissionType === AclPermissionTypes.ALLOW,
        kind: nameIn(ResourceTypes, resourceType),
        name: resourceName,
        prefix: resourcePatternType === ResourcePatternTypes.PREFIXED,
      }),
    ),
  );
}

const nameIn = (names: Readonly<Record<string, number>>, value: number): string =>
  Object.keys(names).find((name) => names[name] === value) ?? 'UNKNOWN';
