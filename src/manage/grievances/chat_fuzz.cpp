// Whatever is pasted: no crash, and the text read out is not longer than what was pasted.

#include "grievances/chat.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    std::string_view const pasted(reinterpret_cast<char const*>(bytes), size);
    auto const read = sinergi::grievances::read_chat(pasted, sinergi::Zone::WIB);
    SINERGI_CHECK(read.text.size() <= pasted.size());
    if (read.phone) SINERGI_CHECK(read.phone->starts_with("+62"));
    return 0;
}
