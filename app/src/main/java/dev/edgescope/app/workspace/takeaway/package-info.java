/** What leaves the window: data, scripts, configurations, parameters, and the menu for them. */
@NullMarked
package dev.edgescope.app.workspace.takeaway;

import org.jspecify.annotations.NullMarked;
