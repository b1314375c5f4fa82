/** How many random cases a property is tried on; more by PROPERTY_RUNS. */
export const RUNS = Number(process.env.PROPERTY_RUNS ?? 12);
