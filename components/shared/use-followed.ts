import { useEffect, useState } from 'preact/hooks'

/** The latest value from `follow`; undefined before the first. @param follow returns how to unsubscribe */
export function useFollowed<Value>(follow: (listener: (value: Value) => void) => () => void): Value | undefined {
  const [value, setValue] = useState<Value>()
  useEffect(() => follow((next) => setValue(() => next)), [follow])
  return value
}
