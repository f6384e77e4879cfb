/** The database key of a destination's folder. The first version used the destination's id. */
export const folderKey = ({ id, options: { key } }: { id: string; options: { key?: unknown } }): string =>
  typeof key === 'string' && key !== '' ? key : id
