import { writeFileSync } from 'node:fs';
import { contentOf, descriptionFiles } from './description-files';

descriptionFiles().forEach((file) => writeFileSync(file.path, contentOf(file)));
