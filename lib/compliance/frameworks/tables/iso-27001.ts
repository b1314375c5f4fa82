import type { FrameworkTable } from '../framework-table';
import { ORGANIZATION_PEOPLE_BUILDINGS } from './iso-27001/organization';
import { TECHNOLOGY } from './iso-27001/technology';

/** Information security controls of Annex A. Clauses 4 to 10, the management system itself, are not part of it. */
export const ISO_27001: FrameworkTable = {
  name: 'ISO 27001',
  edition: 'ISO/IEC 27001:2022, Annex A',
  published: '2022-10',
  total: 93,
  unit: 'controls of Annex A',
  controls: [...ORGANIZATION_PEOPLE_BUILDINGS, ...TECHNOLOGY],
};
