#include "federation/envelope.hpp"
#include "plumbing/crypto/crypto.hpp"

#include <cstddef>
#include <cstdint>

// Whatever arrives, an envelope that is taken is told again as the same one; batches, cards and answers never crash.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    using namespace sinergi;
    using namespace sinergi::federation;
    std::string_view const text(reinterpret_cast<char const*>(bytes), size);
    static auto const pair = crypto::make_signing_pair(std::string(32, 'f'));
    if (auto const read = read_envelope(text)) {
        auto const again = read_envelope(write_signed(read->envelope, pair.secret));
        SINERGI_CHECK(again.has_value());
        SINERGI_CHECK(again->envelope.id == read->envelope.id && again->envelope.sealed == read->envelope.sealed &&
                      again->envelope.seq == read->envelope.seq && again->envelope.papers == read->envelope.papers);
        SINERGI_CHECK(crypto::is_signed(pair.open, again->covered, again->envelope.signature));
    }
    if (auto const batch = read_batch(text))
        for (auto const& one : *batch) static_cast<void>(read_envelope(one));
    static_cast<void>(read_card(text));
    static_cast<void>(read_acks(text));
    return 0;
}
