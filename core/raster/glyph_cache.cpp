#include "raster/glyph_cache.h"

#include <vector>

#include "raster/system_mask.h"

namespace banxin {
namespace {

constexpr uint32_t kNone = 0xFFFFFFFF;

uint64_t hash(GlyphKey const& key) {
  uint64_t const a = uint64_t(key.glyph) | uint64_t(key.size_26_6) << 32;
  uint64_t const b = uint64_t(key.subpixel) | uint64_t(key.slant) << 8 | uint64_t(key.slice) << 16;
  uint64_t h = (a ^ (b * 0x9E3779B97F4A7C15u)) * 0xD6E8FEB86659FD93u;
  h ^= h >> 32;
  return h * 0xD6E8FEB86659FD93u;
}

}  // namespace

/// Entries lie in one array, linked twice: into the chain of their hash and into the order of use.
struct GlyphCache::State {
  struct Entry {
    GlyphKey key;
    GlyphMask mask;
    uint32_t chain = kNone;
    uint32_t newer = kNone, older = kNone;
  };

  size_t max_bytes = 0, bytes = 0;
  std::vector<Entry> entries;
  std::vector<uint32_t> unused;
  std::vector<uint32_t> heads = std::vector<uint32_t>(256, kNone);  ///< a power of two of them
  uint32_t newest = kNone, oldest = kNone;
  GlyphMask made;  ///< the mask being made; also what is handed out when it is not kept
  GlyphMask const empty{};

  static size_t cost(GlyphMask const& mask) {
    return mask.coverage.size() + sizeof(Entry) + sizeof(uint32_t);
  }

  uint32_t& head(GlyphKey const& key) { return heads[(hash(key) >> 20) & (heads.size() - 1)]; }

  void unlink(uint32_t i) {
    Entry& e = entries[i];
    (e.newer == kNone ? newest : entries[e.newer].older) = e.older;
    (e.older == kNone ? oldest : entries[e.older].newer) = e.newer;
  }

  void link_newest(uint32_t i) {
    Entry& e = entries[i];
    e.newer = kNone;
    e.older = newest;
    (newest == kNone ? oldest : entries[newest].newer) = i;
    newest = i;
  }

  uint32_t find(GlyphKey const& key) {
    uint32_t i = head(key);
    while (i != kNone && !(entries[i].key == key)) i = entries[i].chain;
    return i;
  }

  void drop_oldest() {
    uint32_t const i = oldest;
    unlink(i);
    uint32_t* link = &head(entries[i].key);
    while (*link != i) link = &entries[*link].chain;
    *link = entries[i].chain;
    bytes -= cost(entries[i].mask);
    entries[i].mask = {};
    unused.push_back(i);
  }

  void widen_table() {
    heads.assign(heads.size() * 2, kNone);
    for (uint32_t i = newest; i != kNone; i = entries[i].older) {
      uint32_t& h = head(entries[i].key);
      entries[i].chain = h;
      h = i;
    }
  }

  /// Copies `made` into an entry of its own exact size.
  GlyphMask const& keep(GlyphKey const& key) {
    if (entries.size() - unused.size() >= heads.size()) widen_table();
    uint32_t i;
    if (unused.empty()) {
      i = uint32_t(entries.size());
      entries.emplace_back();
    } else {
      i = unused.back();
      unused.pop_back();
    }
    Entry& e = entries[i];
    e.key = key;
    e.mask = made;
    uint32_t& h = head(key);
    e.chain = h;
    h = i;
    link_newest(i);
    bytes += cost(e.mask);
    return e.mask;
  }
};

GlyphCache::GlyphCache(size_t max_bytes) : state_(std::make_unique<State>()) {
  state_->max_bytes = max_bytes;
}
GlyphCache::~GlyphCache() = default;

GlyphMask const& GlyphCache::mask(GlyphKey const& key, FontSet const& fonts) {
  State& s = *state_;
  if (uint32_t const i = s.find(key); i != kNone) {
    if (i != s.newest) {
      s.unlink(i);
      s.link_newest(i);
    }
    return s.entries[i].mask;
  }
  if (key.slice == kSystemSlice) {
    make_system_mask(key, fonts.system_texts(), s.made);
    if (!s.made.drawn) return s.made;  // not kept: the system may do better another time
  } else {
    FontFace const* face = key.slice < fonts.slice_count() ? fonts.font(key.slice) : nullptr;
    if (!face) return s.empty;  // not kept: the slice may still arrive
    make_glyph_mask(key, *face, s.made);
  }
  size_t const cost = State::cost(s.made);
  if (cost > s.max_bytes) return s.made;
  while (s.bytes + cost > s.max_bytes) s.drop_oldest();
  return s.keep(key);
}

void GlyphCache::clear() {
  size_t const max_bytes = state_->max_bytes;
  state_ = std::make_unique<State>();
  state_->max_bytes = max_bytes;
}

size_t GlyphCache::bytes() const {
  return state_->bytes;
}
size_t GlyphCache::max_bytes() const {
  return state_->max_bytes;
}

}  // namespace banxin
