/** How a configuration is written: the strict reader, changes as patches, the bundled presets. */
@NullMarked
package dev.edgescope.engine.config.json;

import org.jspecify.annotations.NullMarked;
