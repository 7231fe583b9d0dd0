import { describeActions } from "./testing/doors/every-action.ts";
import { describeApiRoutes } from "./testing/doors/every-api-route.ts";
import { describePages } from "./testing/doors/every-page.ts";
import { describeRoutes } from "./testing/doors/every-route.ts";
import { invitePeople } from "./testing/doors/people.ts";

/**
 * Every door of Paydeck, found by reading its folders, tried by everybody: each role, somebody signed out, and the
 * owner of another merchant. A new door that declares nothing fails here, and so does one that lets through more, or
 * fewer, than the table of permissions says. All kinds run as one file: each alone would load most of what the others need again.
 */
invitePeople();
describeActions();
describeRoutes();
describeApiRoutes();
describePages();
