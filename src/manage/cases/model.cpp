#include "cases/model.hpp"

namespace sinergi::cases {

std::string case_number(CaseId id) {
    std::string const digits = id.text().substr(1);
    return digits.substr(0, 4) + '-' + digits.substr(4, 4) + '-' + digits.substr(8);
}

}  // namespace sinergi::cases
