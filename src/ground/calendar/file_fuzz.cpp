#include "calendar/actions.hpp"

using namespace sinergi;

// Every line of a file is either a holiday or has a fault that names the line.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    auto const rows = calendar::read_file({reinterpret_cast<char const*>(bytes), size});
    if (!rows) return 0;
    auto const seen = calendar::preview(*rows, {});
    SINERGI_CHECK(seen.added.size() + seen.faults.size() >= rows->size());
    for (auto const& fault : seen.faults) SINERGI_CHECK(fault.row > 0 && !fault.key.empty());
    return 0;
}
