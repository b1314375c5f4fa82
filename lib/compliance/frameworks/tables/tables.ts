import type { FrameworkTable } from '../framework-table';

/**
 * The frameworks that have a table of their controls, by name. A table is loaded at first use: most environments
 * declare one framework or none.
 */
export const FRAMEWORK_TABLES: Readonly<Record<string, () => FrameworkTable>> = {
  HIPAA: () => (require('./hipaa') as typeof import('./hipaa')).HIPAA,
  'PCI DSS': () => (require('./pci-dss') as typeof import('./pci-dss')).PCI_DSS,
  FISMA: () => (require('./nist-800-53') as typeof import('./nist-800-53')).NIST_800_53,
  GDPR: () => (require('./gdpr') as typeof import('./gdpr')).GDPR,
  CCPA: () => (require('./ccpa') as typeof import('./ccpa')).CCPA,
  WCAG: () => (require('./wcag') as typeof import('./wcag')).WCAG,
  'Section 508': () => (require('./section-508') as typeof import('./section-508')).SECTION_508,
  'NIST 800-171': () => (require('./nist-800-171') as typeof import('./nist-800-171')).NIST_800_171,
  'ISO 27001': () => (require('./iso-27001') as typeof import('./iso-27001')).ISO_27001,
};

/** The tables of the named frameworks. A name without a table is left out. */
export function frameworkTables(names: readonly string[]): FrameworkTable[] {
  return names
    .filter((name) => Object.hasOwn(FRAMEWORK_TABLES, name))
    .map((name) => FRAMEWORK_TABLES[name]());
}
