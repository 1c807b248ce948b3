package dev.edgescope.app.theme;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.image.Image;

/** The program's icon in the sizes that window managers ask for. */
public final class Icons {
  private Icons() {}

  /** The icon, from small to large. */
  public static List<Image> load() {
    return Stream.of(16, 32, 48, 64, 128, 256).map(Icons::load).toList();
  }

  private static Image load(int size) {
    String resource =
        String.format(Locale.ROOT, "/dev/edgescope/assets/icon/edgescope-%d.png", size);
    return new Image(
        Objects.requireNonNull(
            Icons.class.getResourceAsStream(resource), resource + " is missing"));
  }
}
