/** A length of time in its largest whole unit: `24 hours`, `90 minutes`. */
export function durationText(minutes: number): string {
  const [number, unit] = minutes > 0 && minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
