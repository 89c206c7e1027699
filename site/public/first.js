// Runs before first paint: says that scripts run, and sets the theme that the reader chose.
(function () {
  const root = document.documentElement;
  root.dataset.script = 'on';
  try {
    const theme = localStorage.getItem('stackyard-theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch (fault) {
    console.info('No storage here: the theme is the system’s.', fault);
  }
})();
