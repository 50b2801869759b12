#include "slicer/coded_face.h"

#include <algorithm>

#include "font/code_point_ranges.h"
#include "slicer/code_glyphs.h"
#include "slicer/files.h"
#include "slicer/sha256.h"

namespace banxin::slicer {
namespace {

// The glyphs from which a face's model is learnt: those that are read most.
constexpr size_t kTaught = 3000;
// Cells are padded to this, so that one byte tells most lengths.
constexpr size_t kUnit = 4;
constexpr size_t kLongLength = 0xF0;

// A length in units: one byte below kLongLength, else two.
void put_length(std::vector<uint8_t>& out, size_t units) {
  if (units < kLongLength) {
    out.push_back(uint8_t(units));
  } else {
    size_t const more = units - kLongLength;
    out.push_back(uint8_t(kLongLength + (more >> 8)));
    out.push_back(uint8_t(more));
  }
}

std::string ranges_of(std::vector<char32_t> code_points) {
  std::sort(code_points.begin(), code_points.end());
  std::vector<CodePointRange> ranges;
  for (char32_t code_point : code_points) ranges.push_back({code_point, code_point});
  return format_stepped_ranges(ranges);
}

struct PackFile {
  size_t pack = 0, number = 0;
  std::vector<uint8_t> bytes;
};

}  // namespace

std::vector<uint8_t> learn_face(SourceFace const& source, std::vector<PackPlan> const& packs) {
  std::vector<CodedGlyph> taught;
  if (!packs.empty()) {
    for (size_t i = 0; i < std::min(kTaught, packs[0].code_points.size()); ++i) {
      for (CodedGlyph& glyph : glyphs_of(source, packs[0].code_points[i])) taught.push_back(std::move(glyph));
    }
  }
  return learn_model(taught);
}

Result<CodedFace> write_coded_face(std::string const& face, std::vector<PackPlan> const& packs,
                                   std::function<SourceFace const&(uint8_t languages)> const& source_of, GlyphOutlines const& outlines, FaceModel const& face_model,
                                   Configuration const& configuration, std::filesystem::path const& out,
                                   Progress const& progress) {
  CodedFace result;
  size_t planned = 0, done = 0;
  for (PackPlan const& pack : packs) planned += pack.code_points.size();
  std::vector<std::vector<uint8_t>> index(part_of(packs.size(), 0, configuration.cells[0].size()));
  if (face_model.face.empty()) index[0] = face_model.levels;
  result.model_face = face_model.face;
  Result<OutlineModel> model = OutlineModel::read(face_model.levels);
  if (!model) return model.error();

  std::vector<PackFile> files;
  for (size_t p = 0; p < packs.size(); ++p) {
    PackPlan const& pack = packs[p];
    bool const numbers = pack.languages == kGlyphNumbers;
    SourceFace const& source = source_of(numbers ? 0 : pack.languages);
    result.packs.push_back({pack.advance, pack.languages, ranges_of(pack.code_points)});
    std::vector<CellRule> const& rules = configuration.cells[cell_rules_of(p, pack.languages)];
    size_t at = 0, number = 0;
    for (size_t r = 0; r < rules.size() && at < pack.code_points.size(); ++r) {
      CellRule const& rule = rules[r];
      bool const last = r + 1 == rules.size();
      size_t const end = last ? pack.code_points.size() : std::min(pack.code_points.size(), at + rule.glyphs);
      for (size_t cells = 0; at < end; ++cells) {
        if (cells % rule.in_file == 0) files.push_back({p, number++, {}});
        std::vector<char32_t> cell(pack.code_points.begin() + long(at),
                                   pack.code_points.begin() + long(std::min(end, at + rule.size)));
        at += cell.size();
        std::sort(cell.begin(), cell.end());
        std::vector<CodedGlyph> glyphs;
        for (char32_t code_point : cell) {
          if (numbers) glyphs.push_back({code_point, 0, outlines[code_point - kFirstGlyphNumber]});
          if (numbers) continue;
          for (CodedGlyph& glyph : glyphs_of(source, code_point)) glyphs.push_back(std::move(glyph));
        }
        std::vector<uint8_t> coded = code_glyphs(glyphs, model.value());
        put_length(index[part_of(p, r, configuration.cells[0].size())], coded.size() / kUnit);
        files.back().bytes.insert(files.back().bytes.end(), coded.begin(), coded.end());
        done += cell.size();
        progress(done, planned);
      }
    }
  }
  std::string hashes;
  for (PackFile const& file : files) hashes += sha256_hex(file.bytes);
  for (std::vector<uint8_t> const& part : index) hashes += sha256_hex(part);
  result.name = face + '.' + sha256_hex(std::span(reinterpret_cast<uint8_t const*>(hashes.data()), hashes.size())).substr(0, 8);
  auto write = [&](std::string const& name, std::vector<uint8_t> const& bytes) -> Result<bool> {
    result.files.push_back({name, sha256_hex(bytes)});
    result.bytes += bytes.size();
    return write_file(out / name, bytes);
  };
  for (size_t part = 0; part < index.size(); ++part) {
    std::vector<uint8_t> packed = gzip(index[part]);
    result.index_bytes.push_back(packed.size());
    if (auto written = write(result.name + '.' + std::to_string(part) + ".index.gz", packed); !written) return written.error();
  }
  for (PackFile const& file : files) {
    std::string const name = result.name + '.' + std::to_string(file.pack) + '.' + std::to_string(file.number) + ".glyphs";
    if (auto written = write(name, file.bytes); !written) return written.error();
  }
  return result;
}

}  // namespace banxin::slicer
