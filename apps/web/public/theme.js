// Before the first paint: the theme that the switch remembered, if any. A file
// of its own because the page's content security policy allows no inline script.
try {
  const theme = localStorage.getItem("grpc-playground.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // No storage: the system's theme it is.
}
