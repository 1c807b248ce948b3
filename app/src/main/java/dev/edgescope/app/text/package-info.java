/** How the window writes numbers and dates. */
@NullMarked
package dev.edgescope.app.text;

import org.jspecify.annotations.NullMarked;
