/**
 * Honest confidence. The shares that ranking gives its candidates are the model's own opinion of itself; links of volumes that it had
 * never seen tell how often such an opinion came true. The table holds two figures, learned by `bench/learn-calibration.mjs` from
 * editors' footnotes, one volume left out at a time: log-odds of being right = `shift` + `slope` × log-odds said. 0 and 1 change nothing.
 */
export const CALIBRATION = { shift: 1.394, slope: 0.425 }

/** How likely a link said with this confidence (0–1) is right. Keeps the order of confidences, and 0 and 1 as they are. */
export function calibrate(confidence: number): number {
  if (confidence <= 0 || confidence >= 1) return confidence
  const said = Math.log(confidence / (1 - confidence))
  return 1 / (1 + Math.exp(-(CALIBRATION.shift + CALIBRATION.slope * said)))
}
