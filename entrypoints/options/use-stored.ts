import { useEffect, useState } from 'preact/hooks'

/** What is stored, whichever page changes it. */
export function useStored<Value>(
  first: Value,
  read: () => Promise<Value>,
  watch: (listener: (value: Value) => void) => () => void,
): Value {
  const [value, setValue] = useState(first)
  useEffect(() => {
    const end = watch(setValue)
    // It may have changed before anybody watched.
    void read().then(setValue)
    return end
  }, [])
  return value
}
