#include "paint/band_index.h"

#include <algorithm>
#include <cmath>

namespace banxin {
namespace {

/// A command in more bands than this is looked at for every request instead: a page of nested tall boxes
/// stays linear.
constexpr uint32_t kMostBands = 8;
constexpr uint32_t kMostBandsOfPage = 1u << 16;

uint32_t band_count(float height) {
  float const bands = std::ceil(height / kBandHeight);
  if (!(bands > 1)) return 1;
  return bands < float(kMostBandsOfPage) ? uint32_t(bands) : kMostBandsOfPage;
}

/// The band that holds y; what lies outside the page belongs to its first or last band.
uint32_t band_of(float y, uint32_t count) {
  float const band = std::floor(y / kBandHeight);
  if (!(band > 0)) return 0;
  return band < float(count) ? uint32_t(band) : count - 1;
}

struct Bands {
  uint32_t first, last;
  bool tall() const { return last - first >= kMostBands; }
};

Bands bands_of(Rect const& bounds, uint32_t count) {
  uint32_t const first = band_of(bounds.y, count);
  return {first, std::max(first, band_of(bounds.bottom(), count))};
}

}  // namespace

void build_band_index(DisplayList const& list, BandIndex& out) {
  uint32_t const count = band_count(list.height);
  out.offsets.assign(count + 1, 0);
  out.tall.clear();
  for (uint32_t i = 0; i < list.commands.size(); ++i) {
    Bands const bands = bands_of(list.commands[i].bounds, count);
    if (bands.tall()) {
      out.tall.push_back(i);
      continue;
    }
    for (uint32_t band = bands.first; band <= bands.last; ++band) ++out.offsets[band + 1];
  }
  for (uint32_t band = 0; band < count; ++band) out.offsets[band + 1] += out.offsets[band];
  out.commands.resize(out.offsets[count]);
  // Filling moves each band's offset to its end; afterwards they are moved back by one place.
  for (uint32_t i = 0; i < list.commands.size(); ++i) {
    Bands const bands = bands_of(list.commands[i].bounds, count);
    if (bands.tall()) continue;
    for (uint32_t band = bands.first; band <= bands.last; ++band) out.commands[out.offsets[band]++] = i;
  }
  for (uint32_t band = count; band > 0; --band) out.offsets[band] = out.offsets[band - 1];
  out.offsets[0] = 0;
}

void commands_between(DisplayList const& list, BandIndex const& index, float top, float bottom,
                      std::vector<uint32_t>& out) {
  out.clear();
  if (index.offsets.size() < 2 || !(bottom > top)) return;
  auto const meets = [&](uint32_t command) {
    Rect const& bounds = list.commands[command].bounds;
    return bounds.y < bottom && (bounds.bottom() > top || bounds.y >= top);
  };
  uint32_t const count = uint32_t(index.offsets.size() - 1);
  uint32_t const first = band_of(top, count), last = band_of(bottom, count);
  for (uint32_t band = first; band <= last; ++band)
    for (uint32_t i = index.offsets[band]; i < index.offsets[band + 1]; ++i) {
      uint32_t const command = index.commands[i];
      // Each once: from the first of its bands that the request looks at.
      if (std::max(first, bands_of(list.commands[command].bounds, count).first) == band && meets(command))
        out.push_back(command);
    }
  for (uint32_t command : index.tall)
    if (meets(command)) out.push_back(command);
  std::sort(out.begin(), out.end());
}

}  // namespace banxin
