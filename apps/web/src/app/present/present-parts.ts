/** What showing a call again takes. Loaded when it is first wanted. */
export { playbackOf } from "../../features/present/playback-of.ts";
export { PresentBar } from "../../features/present/present-bar.tsx";
export { ReplayBar } from "../../features/present/replay-bar.tsx";
export { request as presentedRequest } from "../../features/present/settings.ts";
