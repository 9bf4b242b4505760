#include "matching/engine.hpp"
#include "matching/files/read.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>

using namespace sinergi;
using namespace sinergi::matching;

namespace {

/// A file that stands in memory only.
class Unwritten {
public:
    Unwritten(std::uint8_t const* bytes, std::size_t size) : file_(memfd_create("list", MFD_CLOEXEC)) {
        SINERGI_CHECK(file_ >= 0 && write(file_, bytes, size) == static_cast<ssize_t>(size));
    }
    Unwritten(Unwritten const&) = delete;
    Unwritten& operator=(Unwritten const&) = delete;
    ~Unwritten() { close(file_); }
    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }

private:
    int file_;
};

constexpr auto goes_on = [](Progress const&) { return Go::on; };

}  // namespace

// Whatever a list holds, two threads read what one reads, and it can be matched.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    Unwritten const file(bytes, size);
    std::array const files{file.path()};
    auto one = read_lists(files, Mapping{}, 1, goes_on);
    auto const two = read_lists(files, Mapping{}, 2, goes_on);
    SINERGI_CHECK(one.has_value() == two.has_value());
    if (!one) return 0;
    auto const rows = one->table.rows.size();
    SINERGI_CHECK(rows == two->table.rows.size() && one->broken_count == two->broken_count);
    std::string ids_of_one, ids_of_two;
    for (std::size_t row = 0; row < rows; ++row) {
        one->append_id(ids_of_one, row);
        two->append_id(ids_of_two, row);
    }
    SINERGI_CHECK(ids_of_one == ids_of_two);
    auto const model = default_model(static_cast<std::int64_t>(rows));
    auto const found = dedupe(one->table, {.threads = 1, .model = &model});
    SINERGI_CHECK(found.cluster.size() == rows);
    for (auto const first : found.cluster) SINERGI_CHECK(first < rows);
    return 0;
}
