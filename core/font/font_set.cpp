#include "font/font_set.h"

#include <algorithm>
#include <array>
#include <climits>
#include <cstdlib>
#include <optional>
#include <unordered_map>

#include "font/slice_table.h"
#include "font/system_texts.h"

namespace banxin {
namespace {

constexpr size_t kFamilies = 4;
constexpr size_t kLanguages = size_t(Language::other) + 1;
// Deferred glyphs of an article number some thousands; a reader of many articles starts afresh now and then.
constexpr size_t kMostResolved = 1u << 16;

constexpr int kFarthest = 1 << 20;  // more than any distance between weights

// CSS Fonts 4, 5.2: lower is better. 400 and 500 stand for each other first; a light request looks lighter
// first, a bold one bolder first.
int weight_distance(int wanted, int weight) {
  constexpr int kOtherSide = 2000;
  int distance = std::abs(weight - wanted);
  if (wanted >= 400 && wanted <= 500) {
    if (weight >= wanted && weight <= 500) return distance;
    return weight < wanted ? kOtherSide / 2 + distance : kOtherSide + distance;
  }
  bool preferred = wanted < 400 ? weight <= wanted : weight >= wanted;
  return preferred ? distance : kOtherSide + distance;
}

// Which family stands in for another: the nearest in colour and origin first.
constexpr std::array<std::array<FontFamily, kFamilies>, kFamilies> kFamilyOrder = {{
    {FontFamily::song, FontFamily::kai, FontFamily::hei, FontFamily::mono},
    {FontFamily::hei, FontFamily::song, FontFamily::kai, FontFamily::mono},
    {FontFamily::kai, FontFamily::song, FontFamily::hei, FontFamily::mono},
    {FontFamily::mono, FontFamily::hei, FontFamily::song, FontFamily::kai},
}};

struct ResolvedKey {
  uint32_t glyph = 0;  // deferred: code point and selector
  SliceId slice = 0;
  Language language = Language::other;
  bool operator==(ResolvedKey const&) const = default;
};

struct HashKey {
  size_t operator()(ResolvedKey const& key) const {
    uint64_t mixed =
        (uint64_t(key.glyph) << 24 | uint64_t(key.slice) << 8 | uint64_t(key.language)) * 0x9E3779B97F4A7C15u;
    return size_t(mixed ^ mixed >> 32);
  }
};

}  // namespace

struct FontSet::State {
  struct FaceTables {
    SliceTable base, glyph_numbers;
    std::array<std::optional<SliceTable>, kLanguages> regional;
    SliceId first_slice = 0, model_slice = kNoSlice;
  };
  struct LoadedSlice {
    FaceId face = 0;
    uint16_t last_used = 0;  // at what clock it came or was touched last
    std::unique_ptr<FontFace> font;
  };
  struct Order {
    FontFamily family;
    uint16_t weight;
    bool italic;
    std::vector<FaceId> faces;  // best first
  };

  FontCatalog catalog;
  FontLibrary library = FontLibrary::open();
  SlicePages pages;
  std::vector<FaceTables> tables;
  std::vector<LoadedSlice> slices;
  ExactSlices exact;  // numbered behind `slices`
  ArticleScope last_scope = 0;
  std::vector<SliceState> states;  // of slices
  uint16_t clock = 0;  // calls of let_go()
  uint32_t revision = 0;
  std::vector<Order> orders;  // one for each family, weight and slope that has been asked for
  std::unordered_map<ResolvedKey, uint32_t, HashKey> resolved;
  SystemTexts system_texts;
  std::vector<std::shared_ptr<OutlineModel const>> models;  // one for each face; those of a family share one

  std::vector<FaceId> const& faces_for(FontRequest const& request);
  /// Of the catalogue.
  bool own(SliceId slice) const { return slice < slices.size(); }
  uint32_t exact_index(SliceId slice) const { return slice - uint32_t(slices.size()); }
};

std::vector<FaceId> const& FontSet::State::faces_for(FontRequest const& request) {
  FontFamily const family = request.family;
  uint16_t const weight = request.weight;
  bool const italic = request.italic;
  for (Order const& order : orders) {
    if (order.family == family && order.weight == weight && order.italic == italic) return order.faces;
  }
  Order order{family, weight, italic, {}};
  auto const& families = kFamilyOrder[std::min(size_t(family), kFamilies - 1)];
  auto place = [&](FaceId id) {
    CatalogFace const& face = catalog.faces[id];
    auto rank = std::find(families.begin(), families.end(), face.family) - families.begin();
    // Faces of last resort keep the order in which they were named.
    if (face.last_resort) return INT_MAX;
    return (int(!face.italic) * int(kFamilies) + int(rank)) * kFarthest + weight_distance(weight, face.weight);
  };
  for (size_t i = 0; i < catalog.faces.size(); ++i) {
    if (italic || !catalog.faces[i].italic) order.faces.push_back(FaceId(i));
  }
  std::stable_sort(order.faces.begin(), order.faces.end(),
                   [&](FaceId a, FaceId b) { return place(a) < place(b); });
  if (orders.size() >= 64) orders.clear();  // weights come from author CSS: keep the list short
  orders.push_back(std::move(order));
  return orders.back().faces;
}

FontSet::FontSet(FontCatalog catalog) : state_(std::make_unique<State>()) {
  State& state = *state_;
  state.catalog = std::move(catalog);
  // Ids are 16 bits wide; a catalogue beyond them is cut off rather than misread.
  if (state.catalog.faces.size() > kNoFace) state.catalog.faces.resize(kNoFace);
  state.models.resize(state.catalog.faces.size());
  size_t count = 0;
  for (CatalogFace const& face : state.catalog.faces) count += face.slices.size();
  state.slices.reserve(count);
  state.states.reserve(count);
  for (size_t f = 0; f < state.catalog.faces.size(); ++f) {
    CatalogFace& face = state.catalog.faces[f];
    size_t room = kSystemSlice - state.slices.size();
    if (face.slices.size() > room) face.slices.resize(room);
    State::FaceTables tables{SliceTable(face, 0, state.pages), SliceTable(face, kGlyphNumbers, state.pages), {}, SliceId(state.slices.size()), kNoSlice};
    for (size_t language = 0; language < kLanguages; ++language) {
      SliceTable regional(face, language_bit(Language(language)), state.pages);
      if (!regional.empty()) tables.regional[language] = std::move(regional);
    }
    for (size_t i = 0; i < face.slices.size(); ++i) {
      if (face.slices[i].form == SliceForm::model) tables.model_slice = SliceId(state.slices.size() + i);
    }
    state.tables.push_back(std::move(tables));
    for (size_t i = 0; i < face.slices.size(); ++i) {
      state.slices.push_back({FaceId(f), 0, nullptr});
      state.states.push_back(SliceState::absent);
    }
  }
}

FontSet::~FontSet() = default;
FontSet::FontSet(FontSet&&) noexcept = default;
FontSet& FontSet::operator=(FontSet&&) noexcept = default;

FontCatalog const& FontSet::catalog() const {
  return state_->catalog;
}
uint32_t FontSet::slice_count() const {
  return uint32_t(state_->slices.size()) + state_->exact.count();
}
FaceId FontSet::face_of(SliceId slice) const {
  if (slice >= slice_count()) return kNoFace;
  return state_->own(slice) ? state_->slices[slice].face : state_->exact.face_of(state_->exact_index(slice));
}

SliceId FontSet::model_slice(FaceId face) const {
  return face < state_->tables.size() ? state_->tables[face].model_slice : kNoSlice;
}

CatalogSlice const& FontSet::slice(SliceId slice) const {
  if (!state_->own(slice)) return state_->exact.slice(state_->exact_index(slice));
  State::LoadedSlice const& loaded = state_->slices[slice];
  return state_->catalog.faces[loaded.face].slices[slice - state_->tables[loaded.face].first_slice];
}

FaceMetrics const& FontSet::metrics(FaceId face) const {
  return state_->catalog.faces[face].metrics;
}

FaceId FontSet::primary_face(FontRequest const& request) const {
  std::vector<FaceId> const& faces = state_->faces_for(request);
  return faces.empty() ? kNoFace : faces.front();
}

FontChoice FontSet::choose(char32_t code_point, FontRequest const& request) const {
  State const& state = *state_;
  size_t language = std::min(size_t(request.language), kLanguages - 1);
  for (FaceId id : state_->faces_for(request)) {
    if (request.scope != 0) {
      uint32_t const own = state.exact.find(request.scope, id, Language(language), code_point);
      if (own != ExactSlices::kNone) return {id, SliceId(state.slices.size()) + own};
    }
    State::FaceTables const& tables = state.tables[id];
    uint16_t found = SliceTable::kNone;
    if (tables.regional[language]) found = tables.regional[language]->find(code_point, state.pages);
    if (found == SliceTable::kNone) found = tables.base.find(code_point, state.pages);
    if (found != SliceTable::kNone) return {id, SliceId(tables.first_slice + found)};
  }
  return {};
}

Result<SliceState> FontSet::add_slice(SliceId slice, std::vector<uint8_t> bytes) {
  if (!state_->own(slice)) {
    return Error{ErrorCode::font_missing, "There is no font slice of this number; the font was not used."};
  }
  State::LoadedSlice& loaded = state_->slices[slice];
  // Glyph pointers and ids handed out stay good: a slice that has arrived is not replaced.
  if (state_->states[slice] == SliceState::loaded) return SliceState::loaded;
  if (this->slice(slice).form == SliceForm::model) return add_model(slice, bytes);
  Result<FontFace> opened = this->slice(slice).form == SliceForm::coded
                                ? open_coded(slice, bytes)
                                : FontFace::open(std::move(bytes), state_->library);
  if (opened && opened.value().units_per_em() != metrics(loaded.face).units_per_em) {
    opened = Error{ErrorCode::font_missing,
                   "A font slice has another scale than its face; the system's font is used instead."};
  }
  if (!opened) {
    mark_failed(slice);
    return opened.error();
  }
  loaded.font = std::make_unique<FontFace>(std::move(opened.value()));
  state_->states[slice] = SliceState::loaded;
  loaded.last_used = state_->clock;
  ++state_->revision;
  return SliceState::loaded;
}

void FontSet::touch(std::vector<bool> const& used) {
  for (SliceId id = 0; id < std::min<size_t>(used.size(), state_->slices.size()); ++id) {
    if (used[id]) state_->slices[id].last_used = state_->clock;
  }
}

void FontSet::let_go(std::vector<bool> const& used, size_t most_unused, std::vector<SliceId>& out) {
  out.clear();
  State& state = *state_;
  size_t bytes = 0;
  std::vector<SliceId> unused;
  for (SliceId id = 0; id < state.slices.size(); ++id) {
    State::LoadedSlice const& slice = state.slices[id];
    if (!slice.font || (id < used.size() && used[id])) continue;
    unused.push_back(id);
    bytes += slice.font->bytes();
  }
  // Differences count: the clock may have gone round.
  auto age = [&](SliceId id) { return uint16_t(state.clock - state.slices[id].last_used); };
  while (bytes > most_unused) {
    uint16_t oldest = 0;
    for (SliceId id : unused) oldest = std::max(oldest, state.slices[id].font ? age(id) : uint16_t(0));
    for (SliceId id : unused) {
      State::LoadedSlice& slice = state.slices[id];
      if (bytes <= most_unused || !slice.font || age(id) != oldest) continue;
      bytes -= slice.font->bytes();
      slice.font.reset();
      state.states[id] = SliceState::absent;
      out.push_back(id);
    }
  }
  ++state.clock;
  if (!out.empty()) ++state.revision;  // shapers know fonts by their addresses
}

Result<FontFace> FontSet::open_coded(SliceId slice, std::span<uint8_t const> bytes) const {
  std::shared_ptr<OutlineModel const> const& model = state_->models[face_of(slice)];
  if (!model) {
    return Error{ErrorCode::font_missing, "A font slice came before its face's model; the system's font is used instead."};
  }
  CatalogSlice const& entry = this->slice(slice);
  std::vector<char32_t> code_points;
  for (CodePointRange range : entry.ranges) {
    for (char32_t c = range.first; c <= range.last; ++c) code_points.push_back(c);
  }
  auto glyphs = CodedGlyphs::read(bytes, code_points, *model);
  if (!glyphs) return glyphs.error();
  return FontFace::open_coded(std::move(glyphs).value(), metrics(face_of(slice)).units_per_em, entry.uniform_advance,
                              state_->library);
}

Result<SliceState> FontSet::add_model(SliceId slice, std::span<uint8_t const> bytes) {
  auto& models = state_->models;
  auto const same = std::find_if(models.begin(), models.end(), [&](auto const& other) { return other && other->is_of(bytes); });
  if (same != models.end()) {
    models[face_of(slice)] = *same;
  } else {
    auto model = OutlineModel::read(bytes);
    if (!model) {
      mark_failed(slice);
      return model.error();
    }
    models[face_of(slice)] = std::make_shared<OutlineModel const>(std::move(model).value());
  }
  state_->states[slice] = SliceState::loaded;
  return SliceState::loaded;
}

void FontSet::mark_failed(SliceId slice) {
  if (!state_->own(slice) || state_->states[slice] != SliceState::absent) return;
  state_->states[slice] = SliceState::failed;
  ++state_->revision;
}

ArticleScope FontSet::new_scope() {
  return ++state_->last_scope;
}

Result<bool> FontSet::add_exact(ArticleScope scope, std::span<uint8_t const> unpacked) {
  auto file = read_exact_file(unpacked);
  if (!file) return file.error();
  auto const& faces = state_->catalog.faces;
  auto const face = std::find_if(faces.begin(), faces.end(), [&](CatalogFace const& f) { return f.name == file.value().face; });
  if (face == faces.end() || slice_count() + file.value().parts.size() >= kSystemSlice) {
    return Error{ErrorCode::font_missing, "An article's own font file is of a face that is not among the fonts; the common slices are used instead."};
  }
  auto added = state_->exact.add(scope, FaceId(face - faces.begin()), face->metrics.units_per_em, file.value(), state_->library);
  if (added) ++state_->revision;
  return added;
}

void FontSet::drop_exact(ArticleScope scope) {
  state_->exact.drop(scope);
  ++state_->revision;  // shapers keep what they know of a font by its address
}

SliceState FontSet::state(SliceId slice) const {
  if (state_->own(slice)) return state_->states[slice];
  return font(slice) ? SliceState::loaded : SliceState::failed;
}

uint32_t FontSet::revision() const {
  return state_->revision;
}

FontFace const* FontSet::font(SliceId slice) const {
  if (slice >= slice_count()) return nullptr;
  if (!state_->own(slice)) return state_->exact.font(state_->exact_index(slice));
  return state_->slices[slice].font.get();
}

uint32_t FontSet::resolve(SliceId slice, GlyphId glyph, Language language) const {
  FontFace const* face = font(slice);
  if (!face) return 0;
  if ((glyph & kDeferredGlyph) == 0) return glyph;
  ResolvedKey key{glyph, slice, language};
  auto& resolved = state_->resolved;
  if (auto found = resolved.find(key); found != resolved.end()) return found->second;
  constexpr uint32_t kCodePointBits = 21;
  char32_t code_point = glyph & ((1u << kCodePointBits) - 1);
  uint32_t selector = (glyph & ~kDeferredGlyph) >> kCodePointBits;
  uint32_t id = face->glyph_for(code_point, selector, language);
  if (resolved.size() >= kMostResolved) resolved.clear();
  resolved.emplace(key, id);
  return id;
}

FontSet::DrawnGlyph FontSet::drawn(SliceId slice, GlyphId glyph) const {
  DrawnGlyph const itself{slice, glyph};
  if (slice >= slice_count() || (glyph & kDeferredGlyph)) return itself;
  char32_t const first = this->slice(slice).outlines;
  if (first == 0 || glyph > kLastGlyphNumber - first) return itself;
  State::FaceTables const& tables = state_->tables[face_of(slice)];
  uint16_t const found = tables.glyph_numbers.find(first + glyph, state_->pages);
  if (found == SliceTable::kNone) return itself;
  return {SliceId(tables.first_slice + found), deferred_glyph(first + glyph)};
}

char32_t FontSet::character_of(SliceId slice, GlyphId deferred) const {
  char32_t const code_point = code_point_of(deferred);
  if (slice >= slice_count() || this->slice(slice).languages != kGlyphNumbers) return code_point;
  // The font slice whose glyph numbers begin last before it.
  SliceId shaped = kNoSlice;
  State::FaceTables const& tables = state_->tables[face_of(slice)];
  auto const& slices = state_->catalog.faces[face_of(slice)].slices;
  for (size_t i = 0; i < slices.size(); ++i) {
    if (slices[i].outlines == 0 || slices[i].outlines > code_point) continue;
    SliceId const id = SliceId(tables.first_slice + i);
    if (shaped == kNoSlice || this->slice(shaped).outlines <= slices[i].outlines) shaped = id;
  }
  FontFace const* const font = this->font(shaped);
  return font ? font->character_of(code_point - this->slice(shaped).outlines) : 0;
}

SystemTexts& FontSet::system_texts() const {
  return state_->system_texts;
}

}  // namespace banxin
