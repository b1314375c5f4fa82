import { descriptionFiles } from '../tools/api-options/description-files';

const FILES = descriptionFiles().map((file) => [file.path.split('/lib/')[1], file] as const);

describe('keys are described as the options for which they stand; else run `npm run build:descriptions`:', () => {
  test.each(FILES)('%s', async (_name, { path, descriptions }) => {
    const { DESCRIPTIONS } = (await import(path)) as { readonly DESCRIPTIONS: unknown };

    expect(DESCRIPTIONS).toEqual(descriptions);
  });
});
