/**
 * A server's match pattern, for permission requests. No port: Firefox does not accept one, and without it every port
 * matches.
 */
export const originPattern = ({ protocol, hostname }: Pick<URL, 'protocol' | 'hostname'>): string =>
  `${protocol}//${hostname}/*`
