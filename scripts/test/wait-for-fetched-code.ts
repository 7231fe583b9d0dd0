import { configure } from "@testing-library/react";

/** Much of a screen is fetched when it is first used, and on a busy machine that takes longer than the library's second. */
configure({ asyncUtilTimeout: 5000 });
