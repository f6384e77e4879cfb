/** What a destination's folder is kept under in the database. The first version kept it under the destination's id. */
export const folderKey = ({ id, options: { key } }: { id: string; options: { key?: unknown } }): string =>
  typeof key === 'string' && key !== '' ? key : id
