package dev.edgescope.app.board;

import java.util.ArrayList;
import java.util.List;

/** The places of charts on a board. */
public final class Tiling {
  private static final int MOST_IN_ROW = 4;
  private static final double LARGE_SHARE = 0.76;
  private static final double LOWEST_THUMBNAIL = 112;

  /** How much higher the first row is than another. */
  private static final double FIRST_ROW = 1.4;

  /** A place in pixels, on whole ones; without area for a chart that is not shown. */
  public record Place(double x, double y, double width, double height) {
    static final Place NONE = new Place(0, 0, 0, 0);

    public boolean isShown() {
      return width > 0 && height > 0;
    }

    public boolean contains(double atX, double atY) {
      return atX >= x && atX < x + width && atY >= y && atY < y + height;
    }
  }

  private Tiling() {}

  /** A place for each chart of a layout, in its order. */
  public static List<Place> places(BoardLayout layout, double width, double height, double gap) {
    int count = layout.charts().size();
    int selected = layout.charts().indexOf(layout.selected());
    return switch (layout.arrangement()) {
      case GRID -> grid(count, width, height, gap);
      case LARGE -> large(count, selected, width, height, gap);
      case SINGLE -> single(count, selected, width, height);
    };
  }

  private static List<Place> grid(int count, double width, double height, double gap) {
    List<Integer> rows = rows(count);
    double units = FIRST_ROW + rows.size() - 1;
    double free = height - gap * (rows.size() - 1);
    List<Place> places = new ArrayList<>();
    double top = 0;
    double given = 0;
    for (int row = 0; row < rows.size(); row++) {
      given += row == 0 ? FIRST_ROW : 1;
      double bottom = Math.rint(free * given / units + gap * row);
      addRow(places, rows.get(row), top, bottom - top, width, gap);
      top = bottom + gap;
    }
    return places;
  }

  /** How many charts each row has: one in the first, the rest spread evenly. */
  private static List<Integer> rows(int count) {
    List<Integer> rows = new ArrayList<>();
    rows.add(1);
    int rest = count - rows.getFirst();
    int more = (rest + MOST_IN_ROW - 1) / MOST_IN_ROW;
    for (int row = 0; row < more; row++) {
      rows.add((rest + more - 1 - row) / more);
    }
    return rows;
  }

  private static void addRow(
      List<Place> places, int count, double top, double height, double width, double gap) {
    double free = width - gap * (count - 1);
    double left = 0;
    for (int i = 0; i < count; i++) {
      double right = Math.rint(free * (i + 1.0) / count + gap * i);
      places.add(new Place(left, top, right - left, height));
      left = right + gap;
    }
  }

  private static List<Place> large(
      int count, int selected, double width, double height, double gap) {
    if (count == 1) {
      return single(count, selected, width, height);
    }
    int thumbnails = count - 1;
    int inColumn = (int) Math.max(1, Math.floor((height + gap) / (LOWEST_THUMBNAIL + gap)));
    int columns = (thumbnails + inColumn - 1) / inColumn;
    int rows = (thumbnails + columns - 1) / columns;
    double mainWidth = Math.rint(width * (columns == 1 ? LARGE_SHARE : LARGE_SHARE - 0.16));
    double thumbnailWidth = Math.floor((width - mainWidth - gap * columns) / columns);
    double thumbnailHeight = Math.floor((height - gap * (rows - 1)) / rows);
    List<Place> places = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < count; i++) {
      if (i == selected) {
        places.add(new Place(0, 0, mainWidth, height));
      } else {
        int column = next / rows;
        int row = next % rows;
        double x = mainWidth + gap + column * (thumbnailWidth + gap);
        double y = row * (thumbnailHeight + gap);
        places.add(new Place(x, y, thumbnailWidth, thumbnailHeight));
        next++;
      }
    }
    return places;
  }

  private static List<Place> single(int count, int selected, double width, double height) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      places.add(i == selected ? new Place(0, 0, width, height) : Place.NONE);
    }
    return places;
  }
}
