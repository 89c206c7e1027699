import { keepPages } from './keep-pages.ts';
import { startTheme } from './layout/theme.ts';

/** What every page has. */
startTheme(new AbortController().signal);
keepPages();
