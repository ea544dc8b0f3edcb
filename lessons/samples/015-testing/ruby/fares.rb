def vehicle_cents(cm)
  raise ArgumentError, 'a vehicle has a length' unless cm.positive?
  return 7400 if cm <= 600

  7400 + 1200 * ((cm - 600 + 99) / 100)
end
