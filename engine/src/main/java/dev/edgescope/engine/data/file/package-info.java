/** Files of the user's that examples are read from, and what a configuration says of them. */
@NullMarked
package dev.edgescope.engine.data.file;

import org.jspecify.annotations.NullMarked;
