interface Props {
  name: string
  label: string
  value: string
  options: readonly (readonly [value: string, name: string])[]
  hint?: string
  onChoose: (value: string) => void
}

/** A labelled select. */
export function Choice({ name, label, value, options, hint, onChoose }: Props) {
  const id = `choice-${name}`
  return (
    <div class="choice">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={hint && `${id}-hint`}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
