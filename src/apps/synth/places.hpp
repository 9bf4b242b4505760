#pragma once
// Where made-up people live: the real villages of the country, each with about its share of the people.

#include "base/region_code.hpp"
#include "synth/chance.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sinergi::synth {

struct Village {
    RegionCode code;
    std::uint32_t regency;  // in Places::regencies
    std::string_view name;  // capital letters
};

class Places {
public:
    /// @param within the country, or the area everybody lives in
    /// @refuses synth.no_villages when it has no village
    [[nodiscard]] static Result<Places> within(RegionCode const& area);

    [[nodiscard]] Village const& draw(Chance& chance) const { return villages_[weights_.draw(chance)]; }
    /// Another village, near for most: of the same district, the same regency or anywhere.
    [[nodiscard]] Village const& near(Chance& chance, Village const& home) const;
    /// As a family card writes it: "KUNINGAN", "KOTA CIREBON".
    [[nodiscard]] std::string_view regency_of(Village const& village) const { return regencies_[village.regency]; }
    [[nodiscard]] std::size_t size() const noexcept { return villages_.size(); }

private:
    Places() = default;
    [[nodiscard]] Village const& draw_within(Chance& chance, std::string_view digits) const;

    std::vector<Village> villages_;  // by code
    std::vector<std::string> regencies_;
    std::vector<char> names_;  // not a string: views into it outlive a move
    Weighted weights_;
};

/// Street, or hamlet of the village, as somebody writes it: "JL. MERDEKA NO 12", "DUSUN KRAJAN".
[[nodiscard]] std::string make_address(Chance& chance, Village const& village);

}  // namespace sinergi::synth
