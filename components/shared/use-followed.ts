import { useEffect, useState } from 'preact/hooks'

/** What `follow` has told last; undefined before. @param follow calls back with every value; gives what ends that */
export function useFollowed<Value>(follow: (listener: (value: Value) => void) => () => void): Value | undefined {
  const [value, setValue] = useState<Value>()
  useEffect(() => follow((next) => setValue(() => next)), [follow])
  return value
}
