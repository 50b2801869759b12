#include "slicer/slice_face.h"

#include <algorithm>
#include <cstdio>
#include <iterator>

#include "font/code_point_ranges.h"
#include "slicer/files.h"
#include "slicer/partition.h"
#include "slicer/regional_faces.h"
#include "slicer/sha256.h"
#include "slicer/shape_slice.h"
#include "slicer/source_face.h"
#include "slicer/subset.h"

namespace banxin::slicer {
namespace {

std::string ranges_of(std::vector<char32_t> const& code_points) {
  std::vector<CodePointRange> ranges;
  for (char32_t code_point : code_points) ranges.push_back({code_point, code_point});
  return format_stepped_ranges(ranges);
}

// The content's hash is part of the name, so that a host may keep slices for ever.
std::string slice_name(std::string const& face, size_t index, std::string const& sha256) {
  char number[16];
  std::snprintf(number, sizeof number, "%03zu", index);
  return face + '.' + number + '.' + sha256.substr(0, 8) + ".otf.gz";
}

// Their places in the catalogue are those of code points of a private plane.
void add_glyph_numbers(size_t glyphs, uint16_t units_per_em, std::vector<PackPlan>& packs) {
  PackPlan pack{units_per_em, kGlyphNumbers, false, {}};
  for (size_t i = 0; i < glyphs; ++i) pack.code_points.push_back(kFirstGlyphNumber + char32_t(i));
  if (glyphs > 0) packs.push_back(std::move(pack));
}

Result<FaceModel> model_of(ModelSource const& teacher, SourceFace const& own, std::vector<PackPlan> const& packs,
                           std::span<char32_t const> han_order, Configuration const& configuration) {
  if (!teacher.face) return FaceModel{learn_face(own, packs), {}};
  Result<SourceFace> other = SourceFace::open(teacher.font, teacher.face->postscript_name);
  if (!other) return other.error();
  // As that face's own run deals them.
  Partition const dealt = partition(other.value().coverage(), {}, han_order, configuration);
  return FaceModel{learn_face(other.value(), dealt.packs), teacher.face->name};
}

}  // namespace

Result<SlicedFace> slice_face(FaceSource const& source, std::span<const uint8_t> font, ModelSource const& teacher,
                              std::span<char32_t const> han_order, Configuration const& configuration,
                              std::filesystem::path const& out, Progress const& progress) {
  Result<RegionalFaces> opened = RegionalFaces::open(source, font);
  if (!opened) return opened.error();
  RegionalFaces const& faces = opened.value();
  Configuration const own = configuration_for(source, configuration);
  Partition dealt = partition(faces.coverage(configuration), faces.regional(), han_order, own);

  SlicedFace result{source, faces.base().metrics(), {}, {}};
  GlyphOutlines outlines;  // of the slices that are shaped
  for (SlicePlan const& plan : dealt.slices) {
    if (plan.code_points.empty()) continue;
    Result<std::vector<uint8_t>> raw = make_subset(faces.of(plan.languages), plan, configuration, source.nameless);
    if (!raw) return raw.error();
    Result<ShapeSlice> shapes = take_outlines_apart(raw.value());
    if (!shapes) return shapes.error();
    std::vector<uint8_t> packed = gzip(shapes.value().font);
    if (packed.empty()) return Error{ErrorCode::damaged, source.name + ": gzip failed"};
    std::string hash = sha256_hex(packed);
    std::string name = slice_name(source.name, result.slices.size(), hash);
    Result<bool> written = write_file(out / name, packed);
    if (!written) return written.error();
    result.slices.push_back({name, packed.size(), shapes.value().font.size(), hash, plan.advance, plan.languages,
                             ranges_of(plan.code_points), outlines.size()});
    std::move(shapes.value().outlines.begin(), shapes.value().outlines.end(), std::back_inserter(outlines));
  }
  add_glyph_numbers(outlines.size(), faces.base().metrics().units_per_em, dealt.packs);
  Result<FaceModel> model = model_of(teacher, faces.base(), dealt.packs, han_order, configuration);
  if (!model) return model.error();
  Result<CodedFace> coded = write_coded_face(source.name, dealt.packs, [&](uint8_t languages) -> SourceFace const& { return faces.of(languages); }, outlines, model.value(), configuration, out, progress);
  if (!coded) return coded.error();
  result.coded = std::move(coded.value());
  return result;
}

}  // namespace banxin::slicer
