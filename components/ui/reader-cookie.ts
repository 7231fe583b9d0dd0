/** Where the browser leaves its time zone for the next request. */
export const zoneCookie = "paydeck-zone";
