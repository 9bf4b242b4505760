#include "regions/actions.hpp"

using namespace sinergi;

// Whatever a file holds, what is taken from it lies in the country and is told with its row.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    auto const facts = regions::read_facts({reinterpret_cast<char const*>(bytes), size});
    if (!facts) return 0;
    for (auto const& fact : facts->facts) {
        SINERGI_CHECK(fact.code.level() != RegionLevel::country);
        if (fact.place) SINERGI_CHECK(fact.place->lat >= -11'500'000 && fact.place->lon <= 141'500'000);
    }
    SINERGI_CHECK(facts->faults.size() <= 100 &&
                  static_cast<std::int64_t>(facts->faults.size()) <= facts->faults_count);
    return 0;
}
