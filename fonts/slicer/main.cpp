// banxin_slicer: cuts installed fonts into slices that a reader can load one by one.
#include <atomic>
#include <cstdio>
#include <cstring>
#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "slicer/catalog_file.h"
#include "slicer/configuration.h"
#include "slicer/exact.h"
#include "slicer/files.h"
#include "slicer/han_order.h"
#include "slicer/sha256.h"
#include "slicer/slice_face.h"
#include "slicer/source_face.h"

namespace banxin::slicer {
namespace {

namespace fs = std::filesystem;

// Grows with every change of this program that changes its output.
constexpr char kSlicerVersion[] = "18";

constexpr char kUsage[] =
    "usage: banxin_slicer --config FILE --lists FOLDER --out FOLDER [--fonts FOLDER] [--face NAME] "
    "[--threads N]\n"
    "  --fonts    looks there for font files before the folders of the configuration\n"
    "  --face     only this face (may be given several times)\n"
    "  --exact    writes the exact subsets that this JSON file lists instead, and tells of each in JSON\n"
    "  --compare  yes: tells what the same would be as an OpenType file, too\n";

struct Arguments {
  fs::path config, lists, out, fonts, exact;
  std::set<std::string> faces;
  bool compare = false;
  unsigned threads = 2;
};

bool parse_arguments(int count, char** values, Arguments& out) {
  for (int i = 1; i < count; ++i) {
    std::string_view name = values[i];
    if (i + 1 == count) return false;
    char const* value = values[++i];
    if (name == "--config") {
      out.config = value;
    } else if (name == "--lists") {
      out.lists = value;
    } else if (name == "--out") {
      out.out = value;
    } else if (name == "--fonts") {
      out.fonts = value;
    } else if (name == "--exact") {
      out.exact = value;
    } else if (name == "--compare") {
      out.compare = std::string_view(value) == "yes";
    } else if (name == "--face") {
      out.faces.insert(value);
    } else if (name == "--threads") {
      out.threads = unsigned(std::max(1, std::atoi(value)));
    } else {
      return false;
    }
  }
  return !out.config.empty() && !(out.lists.empty() && out.exact.empty()) && !out.out.empty();
}

int fail(Error const& error) {
  std::fprintf(stderr, "banxin_slicer: %s\n", error.message.c_str());
  return 1;
}

Result<std::vector<uint8_t>> read_font(FaceSource const& source, Configuration const& configuration,
                                       fs::path const& preferred) {
  std::vector<fs::path> folders;
  if (!preferred.empty()) folders.push_back(preferred);
  folders.insert(folders.end(), configuration.font_folders.begin(), configuration.font_folders.end());
  for (fs::path const& folder : folders) {
    Result<std::vector<uint8_t>> bytes = read_file(folder / source.file);
    if (bytes && source.units_per_em) set_units_per_em(bytes.value(), source.units_per_em);
    if (bytes) return bytes;
  }
  return Error{ErrorCode::font_missing,
               source.file + " is not installed (Debian: apt-get install fonts-noto-cjk fonts-noto-cjk-extra fonts-lxgw-wenkai fonts-sil-gentiumplus fonts-crosextra-carlito)"};
}

std::string stamp_of(FaceSource const& source, std::span<const uint8_t> font, ModelSource const& teacher,
                     std::string_view config, std::span<char32_t const> order) {
  std::string inputs = std::string(kSlicerVersion) + '\n' + source.name + '\n' + sha256_hex(font) + '\n';
  if (teacher.face) inputs += teacher.face->name + '\n' + sha256_hex(teacher.font) + '\n';
  inputs += config;
  inputs.append(reinterpret_cast<char const*>(order.data()), order.size() * sizeof(char32_t));
  return sha256_hex(std::span(reinterpret_cast<uint8_t const*>(inputs.data()), inputs.size()));
}

fs::path record_path(fs::path const& out, FaceSource const& source) {
  return out / (source.name + ".record");
}

void remove_stale(fs::path const& out, std::vector<SlicedFace> const& faces) {
  std::set<std::string> wanted;
  for (SlicedFace const& face : faces) {
    wanted.insert(record_path(out, face.source).filename().string());
    for (SlicedFile const& slice : face.slices) wanted.insert(slice.file);
    for (auto const& [file, hash] : face.coded.files) wanted.insert(file);
  }
  std::error_code failure;
  std::vector<fs::path> stale;
  for (fs::directory_entry const& entry : fs::directory_iterator(out, failure)) {
    std::string name = entry.path().filename().string();
    bool ours = name.ends_with(".otf.gz") || name.ends_with(".index.gz") || name.ends_with(".glyphs") || name.ends_with(".record") || name.ends_with(".part");
    if (ours && !wanted.contains(name)) stale.push_back(entry.path());
  }
  for (fs::path const& path : stale) fs::remove(path, failure);
}

// The fonts' licences ask to be handed on with every copy.
Result<bool> copy_licences(std::vector<fs::path> const& licences, fs::path const& out) {
  std::vector<uint8_t> all;
  for (fs::path const& licence : licences) {
    Result<std::vector<uint8_t>> text = read_file(licence);
    if (!text) return Error{ErrorCode::not_found, "a font's licence is not at " + licence.string()};
    if (!all.empty()) all.insert(all.end(), 2, '\n');
    all.insert(all.end(), text.value().begin(), text.value().end());
  }
  if (all.empty()) return true;
  return write_file(out / "LICENSE.txt", all);
}

// One line of JSON for each, in the order of the list.
int run_exact(Arguments const& arguments, Configuration const& configuration) {
  Result<std::vector<uint8_t>> list = read_file(arguments.exact);
  if (!list) return fail(list.error());
  auto orders = parse_exact_orders(std::string_view(reinterpret_cast<char const*>(list.value().data()), list.value().size()));
  if (!orders) return fail(orders.error());
  std::error_code failure;
  fs::create_directories(arguments.out, failure);
  // Face by face, of which one at a time is in memory.
  std::vector<ExactSubset> made(orders.value().size());
  for (FaceSource const& source : configuration.faces) {
    std::vector<uint8_t> font;
    std::optional<ExactCutter> cutter;
    for (size_t i = 0; i < made.size(); ++i) {
      if (orders.value()[i].face != source.name) continue;
      if (!cutter) {
        Result<std::vector<uint8_t>> bytes = read_font(source, configuration, arguments.fonts);
        if (!bytes) return fail(bytes.error());
        font = std::move(bytes.value());
        Result<ExactCutter> opened = ExactCutter::open(source, font, configuration);
        if (!opened) return fail(opened.error());
        cutter.emplace(std::move(opened.value()));
      }
      Result<ExactSubset> written = cutter->write(orders.value()[i], arguments.out, arguments.compare);
      if (!written) return fail(written.error());
      made[i] = std::move(written.value());
    }
  }
  for (size_t i = 0; i < made.size(); ++i) {
    ExactOrder const& order = orders.value()[i];
    if (made[i].file.empty()) return fail({ErrorCode::font_missing, "there is no face " + order.face});
    std::printf("{\"name\":\"%s\",\"face\":\"%s\",\"file\":\"%s\",\"bytes\":%zu,\"plain_bytes\":%zu,\"plain_raw_bytes\":%zu}\n",
                order.name.c_str(), order.face.c_str(), made[i].file.c_str(), made[i].bytes, made[i].plain_bytes,
                made[i].plain_raw_bytes);
  }
  return 0;
}

int run(Arguments const& arguments) {
  Result<std::vector<uint8_t>> config_bytes = read_file(arguments.config);
  if (!config_bytes) return fail(config_bytes.error());
  std::string config(config_bytes.value().begin(), config_bytes.value().end());
  Result<Configuration> parsed = parse_configuration(config);
  if (!parsed) return fail(parsed.error());
  Configuration& configuration = parsed.value();
  if (!arguments.faces.empty()) {
    std::erase_if(configuration.faces,
                  [&](FaceSource const& f) { return !arguments.faces.contains(f.name); });
  }
  if (!arguments.exact.empty()) return run_exact(arguments, configuration);
  Result<std::vector<char32_t>> base = read_han_order(arguments.lists, configuration.han_lists);
  if (!base) return fail(base.error());
  std::vector<char32_t> const orders = std::move(base.value());
  std::error_code failure;
  fs::create_directories(arguments.out, failure);

  std::vector<FaceSource> const& sources = configuration.faces;
  std::vector<SlicedFace> faces(sources.size());
  std::atomic<size_t> next = 0;
  std::mutex mutex;
  std::vector<Error> errors;
  auto say = [&](std::string const& line) {
    std::lock_guard lock(mutex);
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
  };
  auto make_face = [&](size_t i) -> Result<SlicedFace> {
    FaceSource const& source = sources[i];
    Result<std::vector<uint8_t>> font = read_font(source, configuration, arguments.fonts);
    if (!font) return font.error();
    // Faces of one family are drawn with the same strokes: the first one's model serves all.
    FaceSource const& eldest = *std::find_if(sources.begin(), sources.end(), [&](FaceSource const& face) { return face.family == source.family; });
    ModelSource teacher;
    Result<std::vector<uint8_t>> eldest_font = std::vector<uint8_t>();
    if (&eldest != &source) {
      eldest_font = read_font(eldest, configuration, arguments.fonts);
      if (!eldest_font) return eldest_font.error();
      teacher = {&eldest, eldest_font.value()};
    }
    std::string stamp = stamp_of(source, font.value(), teacher, config, orders);
    if (Result<std::vector<uint8_t>> record = read_file(record_path(arguments.out, source))) {
      std::string json(record.value().begin(), record.value().end());
      if (auto kept = reuse_face_record(json, stamp, source, arguments.out)) {
        say(source.name + ": up to date");
        return std::move(*kept);
      }
    }
    say(source.name + ": slicing " + source.file);
    size_t shown = 0;
    Result<SlicedFace> sliced = slice_face(
        source, font.value(), teacher, orders, configuration, arguments.out, [&](size_t done, size_t planned) {
          if (done * 10 / planned == shown * 10 / planned && done != planned) return;
          shown = done;
          say(source.name + ": " + std::to_string(done) + " of " + std::to_string(planned) + " Han");
        });
    if (!sliced) return sliced;
    Result<bool> written =
        write_file(record_path(arguments.out, source), face_record_json(sliced.value(), stamp));
    if (!written) return written.error();
    return sliced;
  };
  auto work = [&] {
    for (size_t i; (i = next++) < sources.size();) {
      Result<SlicedFace> face = make_face(i);
      if (face) {
        faces[i] = std::move(face.value());
      } else {
        std::lock_guard lock(mutex);
        errors.push_back(face.error());
      }
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < std::min<size_t>(arguments.threads, sources.size()); ++i)
    threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  if (!errors.empty()) return fail(errors.front());

  Result<bool> written = write_file(arguments.out / "fonts.json", catalog_json(faces, orders, configuration));
  if (!written) return fail(written.error());
  written = write_file(arguments.out / "SHA256SUMS", checksum_lines(faces));
  if (!written) return fail(written.error());
  written = copy_licences(configuration.licences, arguments.out);
  if (!written) return fail(written.error());
  remove_stale(arguments.out, faces);
  size_t bytes = 0, slices = 0;
  for (SlicedFace const& face : faces) {
    for (SlicedFile const& slice : face.slices) bytes += slice.bytes, ++slices;
    bytes += face.coded.bytes, slices += face.coded.files.size();
  }
  std::printf("%zu faces, %zu files, %zu bytes\n", faces.size(), slices, bytes);
  return 0;
}

}  // namespace
}  // namespace banxin::slicer

int main(int count, char** values) {
  banxin::slicer::Arguments arguments;
  if (!banxin::slicer::parse_arguments(count, values, arguments)) {
    std::fputs(banxin::slicer::kUsage, stderr);
    return 2;
  }
  return banxin::slicer::run(arguments);
}
