#pragma once
// Lists of codes: the 26 PPKS types, services, reasons. National lists; what a region changes is no code of these.

#include "cases/model/states.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace sinergi::cases {

/// A type of PPKS (pemerlu pelayanan kesejahteraan sosial).
/// @source docs/sources.md#ppks
struct PpksType {
    std::string_view code;  // "lansia_telantar"
    int number = 0;         // 1..26, as the regulation counts
    std::string_view name_id, name_en;
    bool is_child = false;    // concerns a child
    bool is_health = false;   // the type itself is health data (disability, HIV, drugs)
    bool is_guarded = false;  // violence and the like: seen by who may see closed kinds
};
[[nodiscard]] std::span<PpksType const> ppks_types() noexcept;
[[nodiscard]] PpksType const* find_type(std::string_view code) noexcept;

/// A service given: one of the seven components of ATENSI, or of the SPM list.
/// @source docs/sources.md#atensi docs/sources.md#spm-services
struct ServiceCode {
    std::string_view code;  // "atensi_1", "spm_permakanan"
    std::string_view name_id, name_en;
    std::string_view unit;  // what it is counted in
};
[[nodiscard]] std::span<ServiceCode const> service_codes() noexcept;
[[nodiscard]] ServiceCode const* find_service(std::string_view code) noexcept;

struct Word {
    std::string_view code, name_id, name_en;
};
/// Why a case goes to an office above. @source docs/sources.md#escalation
[[nodiscard]] std::span<Word const> escalation_reasons() noexcept;
inline constexpr std::string_view emergency_reason = "emergency_24h";
/// Why a case ends. `is_finished` tells selesai from dihentikan.
struct CloseReason {
    std::string_view code, name_id, name_en;
    bool is_finished = true;
};
[[nodiscard]] std::span<CloseReason const> close_reasons() noexcept;
[[nodiscard]] CloseReason const* find_close_reason(std::string_view code) noexcept;
[[nodiscard]] Word const* find_escalation_reason(std::string_view code) noexcept;
/// A code as a sentence says it, in both languages.
[[nodiscard]] Word said_as(Risk risk) noexcept;
[[nodiscard]] Word said_as(Urgency urgency) noexcept;
[[nodiscard]] Word said_as(Medical medical) noexcept;
/// "L" or "P"; anything else as it is.
[[nodiscard]] Word sex_said_as(std::string_view sex) noexcept;
[[nodiscard]] bool is_escalation_reason(std::string_view code) noexcept;

}  // namespace sinergi::cases
