// Bytes that claim to be a workbook; or, when they are no ZIP file, the rows of one.

#include "plumbing/sheet/xlsx.hpp"
#include "plumbing/sheet/xlsx_parts.hpp"

using namespace sinergi::sheet;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    Limits const limits{.rows_max = 10'000, .unpacked_bytes_max = 8 * 1024 * 1024};
    if (auto rows = rows_of(bytes, limits))
        for (auto more = (*rows)->next(); more && *more; more = (*rows)->next()) {
        }
    (void)look_of(bytes);
    (void)without_escapes(std::string(bytes));
    return 0;
}
