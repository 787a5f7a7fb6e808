// Before the first paint: scripts run, and the colors that the visitor chose, here or on a page of a site.
document.documentElement.classList.add('js');
try {
    const theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
    // Nothing is kept here.
}
