# The lending desk of a small library, described for the tests of this format.
spec_version = "0.7.0"

variable "city" {
  value = "Riverside"
}

component "control" "card_check" {
  description          = "A card is checked before anything is lent"
  implemented          = true
  implementation_notes = "The desk scans it"
  risk_reduction       = 60

  attribute "family" {
    value = "Identity"
  }
}

threatmodel "Lending desk" {
  author       = "the desk"
  description  = "Lends books in ${var.city}"
  link         = "https://library.example/desk"
  diagram_link = "https://library.example/desk.png"
  repository   = ["https://git.example/desk"]

  attributes {
    new_initiative  = false
    internet_facing = true
    initiative_size = "Small"
  }

  additional_attribute "floor" {
    value = "ground"
  }

  information_asset "Loans" {
    description                = "Who has which book"
    information_classification = "confidential"
  }

  information_asset "Catalog" {
    information_classification = "Public"
    source                     = "the publishers"
  }

  information_asset "Door code" {
    information_classification = "Restricted"
  }

  usecase {
    description = "A reader takes a book home"
  }

  exclusion {
    description = "The building itself is the city's"
  }

  third_party_dependency "Card printer" {
    description       = "Prints new cards"
    saas              = false
    uptime_dependency = "none"
  }

  threat "Loans are read" {
    description = <<-EOT
      Somebody at the desk sees
      who has which book
    EOT
    impacts                = ["Confidentiality"]
    stride                 = ["Info Disclosure", "spoofing"]
    information_asset_refs = ["loans"]
    control_imports        = ["import.control.card_check"]

    risk {
      likelihood = "low"
      impact     = "very_high"
      severity   = "High"
      rationale  = "The screen faces the room"
    }

    control "Privacy screen" {
      description    = "A filter on the screen"
      implemented    = false
      risk_reduction = 30
    }
  }

  threat "Catalog is changed" {
    description = "Books vanish from the catalog"
    stride      = ["Tampering"]
    control     = import.control.card_check.description

    proposed_control {
      description = "Changes are logged"
      implemented = true
    }
  }

  data_flow_diagram_v2 "At the desk" {
    external_element "Reader" {}

    process "Web shop" {
      trust_zone = "Back office"
    }

    trust_zone "Back office" {
      process "Desk" {}

      data_store "Shelf" {
        information_asset = "Loans"
      }
    }

    flow "asks" {
      from     = "Reader"
      to       = "Desk"
      protocol = "HTTPS"
    }

    flow "looks up" {
      from = "desk"
      to   = "Shelf"
    }

    flow "nowhere" {
      from = "Desk"
      to   = "Moon"
    }
  }

  mermaid "As a picture" {
    content = "graph TD"
  }
}
