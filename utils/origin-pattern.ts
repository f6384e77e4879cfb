/**
 * The match pattern of a server, for asking whether it may be reached. Without its port: Firefox takes none in a pattern,
 * and without one every port matches.
 */
export const originPattern = ({ protocol, hostname }: Pick<URL, 'protocol' | 'hostname'>): string =>
  `${protocol}//${hostname}/*`
